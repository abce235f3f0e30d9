// Runs before the first paint, so that a night desk never sees a white flash. The key is that of main.tsx.
;(() => {
  let chosen = null
  try {
    chosen = localStorage.getItem('comity.scheme')
  } catch {
    chosen = null
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light'
  document.documentElement.style.background = dark ? '#0e1218' : '#f7f8fa'
})()
