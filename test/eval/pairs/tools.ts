const text = { type: 'string' }

/** Tools of everyday kinds, with the shapes of parameters that models get wrong. */
export const TOOLS = [
  {
    name: 'search',
    description: 'Search',
    inputSchema: {
      type: 'object',
      properties: {
        query: text,
        limit: { type: 'integer', default: 10 },
        sort: { type: 'string', enum: ['asc', 'desc'], default: 'asc' },
        filters: {
          type: 'object',
          properties: { tags: { type: 'array', items: text }, archived: { type: 'boolean', default: false }, owner: text },
        },
      },
      required: ['query'],
    },
  },
  {
    name: 'create_event',
    description: 'Create',
    inputSchema: {
      type: 'object',
      properties: {
        title: text,
        date: { type: 'string', format: 'date' },
        start: { type: 'string', format: 'date-time' },
        attendees: { type: 'array', items: text },
        duration: { type: 'number', default: 30 },
        notes: { type: ['string', 'null'] },
        reminder: { anyOf: [{ type: 'integer', minimum: 0 }, { type: 'null' }], default: null },
      },
      required: ['title'],
    },
  },
  {
    name: 'delete_item',
    description: 'Delete',
    inputSchema: { type: 'object', properties: { id: text, force: { type: 'boolean' } }, required: ['id'] },
  },
  {
    name: 'get_weather',
    description: 'Weather',
    inputSchema: {
      type: 'object',
      properties: {
        city: text,
        units: { type: 'string', enum: ['c', 'f'], default: 'c' },
        days: { type: 'integer', minimum: 1, maximum: 7 },
      },
      required: ['city'],
    },
  },
  { name: 'list_items', description: 'List', inputSchema: { type: 'object', properties: {} } },
  { name: 'run_code', description: 'Run', inputSchema: { type: 'object', properties: { code: text }, required: ['code'] } },
  {
    name: 'Send_Message',
    description: 'Send',
    inputSchema: {
      type: 'object',
      properties: { to: text, body: text, cc: { type: 'array', items: text }, urgent: { type: 'boolean' }, subject: text },
      required: ['to', 'body'],
    },
  },
  {
    name: 'file_op',
    description: 'Files',
    inputSchema: {
      type: 'object',
      properties: {
        path: text,
        content: text,
        recursive: { type: 'boolean', default: false },
        encoding: { type: 'string', default: 'utf-8' },
        overwrite: { type: 'boolean' },
      },
      required: ['path'],
    },
  },
  {
    name: 'pay',
    description: 'Pay',
    inputSchema: {
      type: 'object',
      properties: {
        amount: { type: 'number', exclusiveMinimum: 0 },
        currency: { type: 'string', pattern: '^[A-Za-z]{3}$' },
        method: { enum: ['card', 'bank'] },
        card: {
          type: 'object',
          properties: {
            number: text,
            expiry: { type: 'object', properties: { month: { type: 'integer', maximum: 12 }, year: { type: 'integer' } } },
          },
          required: ['number'],
        },
        iban: text,
        meta: { type: 'object', additionalProperties: true },
        lines: {
          type: 'array',
          items: { type: 'object', properties: { sku: text, quantity: { type: 'integer', minimum: 1 } }, required: ['sku'] },
        },
      },
      required: ['amount', 'method'],
      if: { properties: { method: { const: 'bank' } }, required: ['method'] },
      then: { required: ['iban'] },
      else: { required: ['card'] },
    },
  },
  {
    name: 'navigate',
    description: 'Go',
    inputSchema: {
      type: 'object',
      properties: {
        url: { type: 'string', format: 'uri' },
        waypoints: { type: 'array', items: text },
        email: { type: 'string', format: 'email' },
      },
    },
  },
  {
    name: 'query_db',
    description: 'SQL',
    inputSchema: {
      type: 'object',
      properties: {
        sql: text,
        params: { type: 'array', items: {} },
        regex: text,
        user_id: text,
        point: { type: 'array', items: { type: 'number' } },
      },
    },
  },
]
