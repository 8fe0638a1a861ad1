import { render } from 'preact'
import '../style/base.css'
import '../style/page.css'
import '../style/parts.css'
import '../style/lint.css'
import '../style/run.css'
import '../style/comparison.css'
import '../style/print.css'
import './dashboard.css'
import { startTheme } from '../parts/theme.ts'
import { Dashboard } from './dashboard.tsx'
import { followLinks } from './route.ts'

const page = document.getElementById('page')

startTheme()
followLinks()
if (page !== null) render(<Dashboard />, page)
