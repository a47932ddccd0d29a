import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { workspaceKinds, type WorkspaceKind } from '../../db/contract/roles.ts'

export interface PageRoute {
  readonly path: string
  readonly kind: WorkspaceKind | 'any'
}

/** Every page and panel of renderer/app/routes.tsx, read from its source: a page that is new there is looked at without being named again. */
export function readPageRoutes(): PageRoute[] {
  const file = new URL('../../renderer/app/routes.tsx', import.meta.url)
  const source = ts.createSourceFile('routes.tsx', readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: PageRoute[] = []
  const visit = (node: ts.Node, parent: PageRoute | null): void => {
    let within = parent
    if (ts.isObjectLiteralExpression(node)) {
      const path = textOf(node, 'path')
      const kind = workspaceKinds.find((one) => one === textOf(node, 'kind')) ?? (textOf(node, 'kind') === 'any' ? 'any' : parent?.kind)
      if (path !== undefined && path !== '*' && kind !== undefined) {
        within = { path: parent === null ? path : `${parent.path}/${path}`, kind }
        found.push(within)
      }
    }
    ts.forEachChild(node, (child) => {
      visit(child, within)
    })
  }
  visit(source, null)
  return found
}

function textOf(node: ts.ObjectLiteralExpression, name: string): string | undefined {
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property) || property.name.getText() !== name) continue
    if (ts.isStringLiteral(property.initializer)) return property.initializer.text
  }
  return undefined
}
