import { expect, test } from 'vitest'
import { isEnglish } from '../../../../src/lint/prose/text/language.ts'

test.each([
  'manage data',
  'Search the archive for letters',
  'Return the current weather for a place, in metric units, with the hour of the next change',
  'Sucht',
  'Book a table at Le Petit Bistro or La Casa de las Flores for the user, and return the confirmation code',
  'Translate "der Hund ist nicht mit dem Auto" into the language of the user',
  '',
  '123 456',
])('%j may be read as English', (text) => {
  expect(isEnglish(text)).toBe(true)
})

test.each([
  '查询指定城市的天气预报',
  '用户数量，1-10之间的整数',
  'Поиск документов по ключевым словам',
  'ابحث في قاعدة المعرفة عن المستندات',
  'ドキュメントを検索します (search)',
  'Sucht in der Wissensdatenbank nach Dokumenten und gibt die zehn besten Treffer mit Titel und Datum zurück, wenn der Nutzer es verlangt',
  'Recherche les documents dans la base de connaissances et renvoie les dix meilleurs résultats avec le titre et la date',
  'Busca los documentos en la base de conocimiento y devuelve los diez mejores resultados con el título y la fecha para el usuario',
  'Pesquisa os documentos na base de conhecimento e devolve os dez melhores resultados com o título e a data para o utilizador',
  'Cerca i documenti nella base di conoscenza e restituisce i dieci migliori risultati con il titolo e la data della modifica',
  'Zoekt in de kennisbank naar documenten en geeft de tien beste resultaten met titel en datum, ook voor het archief van deze klant',
])('%j is not read as English', (text) => {
  expect(isEnglish(text)).toBe(false)
})
