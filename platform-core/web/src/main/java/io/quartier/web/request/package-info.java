/** What happens to every request before and after its resource. Start at {@link io.quartier.web.request.CallFilter}. */
package io.quartier.web.request;
