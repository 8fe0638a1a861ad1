import type { ESLint, Linter, Rule } from 'eslint'

/** A configuration of ESLint, of which a flat configuration is a list. */
export type FlatConfig = Linter.Config

/** A plugin of ESLint. */
export type EslintPlugin = ESLint.Plugin

/** A rule of ESLint. */
export type EslintRule = Rule.RuleModule

/** What ESLint tells a rule of the file under check. */
export type RuleHost = Rule.RuleContext

/** What a rule tells ESLint of one finding. */
export type EslintReport = Rule.ReportDescriptor

/** How a rule writes a change. */
export type Fixer = Rule.RuleFixer
