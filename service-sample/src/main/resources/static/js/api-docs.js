/** Swagger UI on the service's own document. Whoever has logged in at the page can try it without a token. */
const csrfToken = () => document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)?.[1];

window.SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  validatorUrl: null, // It would send the document to another host.
  requestInterceptor: (request) => {
    const token = csrfToken();
    if (token && !request.headers.Authorization) {
      request.headers['X-XSRF-TOKEN'] = token;
    }
    return request;
  },
});
