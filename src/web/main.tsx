import { render } from 'preact'
import './style/base.css'
import './style/page.css'
import './style/parts.css'
import './style/lint.css'
import './style/run.css'
import './style/comparison.css'
import './style/print.css'
import { startTheme } from './parts/theme.ts'
import { ReportPage } from './report-page.tsx'

const page = document.getElementById('page')
const data = document.getElementById('reports')

startTheme()
if (page !== null && data !== null) render(<ReportPage reports={JSON.parse(data.textContent ?? '[]')} />, page)
