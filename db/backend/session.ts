export interface WorkspaceHost { readonly placeholder: true }
