/** What describes the API: the OpenAPI document at {@code /api/openapi.json}, to be tried at {@code /api-docs.html}. */
@NullMarked
package dev.taskdal.sample.docs;

import org.jspecify.annotations.NullMarked;
