// Runs before everything else, as a file because the page's policy forbids inline scripts.
;(() => {
  // zod would try `new Function`, which the policy forbids too; read when zod's module starts, in whatever chunk it lies.
  globalThis.__zod_globalConfig = { jitless: true }

  // The scheme before the first paint, so that a night desk never sees a white flash. The key is that of main.tsx.
  let chosen = null
  try {
    chosen = localStorage.getItem('comity.scheme')
  } catch {
    chosen = null
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light'
})()
