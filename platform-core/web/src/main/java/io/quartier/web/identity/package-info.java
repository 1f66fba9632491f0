/** What others need to trust our tokens. */
package io.quartier.web.identity;
