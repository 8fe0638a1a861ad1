import { clip, visible } from '../../core/text.ts'

interface ModelSelectProps {
  readonly id: string
  readonly models: readonly string[]
  readonly value: string
  /** Offered before the models, as `''`. */
  readonly any?: string
  readonly onChoose: (model: string) => void
}

/** Which model to show; nothing where there is one. */
export function ModelSelect({ id, models, value, any, onChoose }: ModelSelectProps) {
  if (models.length < 2) return null
  return (
    <label for={id} class="choice">
      <span>Model</span>
      <select id={id} value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {any !== undefined && <option value="">{any}</option>}
        {models.map((model) => (
          <option key={model} value={model}>
            {visible(clip(model, 60))}
          </option>
        ))}
      </select>
    </label>
  )
}
