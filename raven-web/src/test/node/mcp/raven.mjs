// A running Raven as the official client of the Model Context Protocol sees it.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const url = new URL('/mcp', process.env.RAVEN_URL);

export async function connected(key) {
  const client = new Client({ name: 'raven-test', version: '1' });
  const headers = key === undefined ? {} : { Authorization: `Bearer ${key}` };
  await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers } }));
  return client;
}

/** What a tool answers: all its text, its JSON, and whether it refused. */
export async function call(client, name, args) {
  const result = await client.callTool({ name, arguments: args });
  return {
    text: result.content.map((part) => part.text).join('\n'),
    content: result.structuredContent,
    refused: result.isError === true,
  };
}
