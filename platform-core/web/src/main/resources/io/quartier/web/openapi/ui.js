SwaggerUIBundle({
  url: '../../openapi',
  dom_id: '#ui',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  tagsSorter: 'alpha',
  tryItOutEnabled: true,
  validatorUrl: null
});
