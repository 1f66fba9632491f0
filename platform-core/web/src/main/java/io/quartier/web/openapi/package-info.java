/** The description of the API, put together from those that the plugins were built with. */
package io.quartier.web.openapi;
