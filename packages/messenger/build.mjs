export async function buildMessenger() {}
