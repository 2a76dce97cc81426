/** The fields of a member that are read. */
export const member = { id: true, workspaceId: true, name: true, email: true, role: true } as const;
