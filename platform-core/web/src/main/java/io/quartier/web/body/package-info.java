/** Request bodies into records. */
package io.quartier.web.body;
