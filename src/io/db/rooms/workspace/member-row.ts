/** What is read of a member. */
export const member = { id: true, workspaceId: true, name: true, email: true, role: true } as const;
