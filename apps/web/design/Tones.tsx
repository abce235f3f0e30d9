import type { ReactElement } from 'react'
import { neutrals, textSizes } from '../../../kit/tokens.ts'
import classes from './design.module.css'
import { Section } from './Section.tsx'

const sizes = Object.keys(textSizes).map((name) => ({ name, size: `var(--text-${name})` }))

export function Tones(): ReactElement {
  return (
    <Section title="Tones and type">
      <div className={classes.row}>
        {neutrals.light.map((tone, step) => (
          <span key={tone} className={classes.tone}>
            <span className={classes.swatch} style={{ background: `var(--neutral-${step + 1})` }} />
            {step + 1}
          </span>
        ))}
      </div>
      {sizes.map(({ name, size }) => (
        <p key={name} className={classes.specimen} style={{ fontSize: size }}>
          Aa 0O 1lI · Åßłő · Яблоко · Ωμέγα · أهلا · שלום · สวัสดี · 漢字 · {name}
        </p>
      ))}
    </Section>
  )
}
