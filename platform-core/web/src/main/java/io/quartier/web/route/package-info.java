/** What each resource method demands of its callers. Start at {@link io.quartier.web.route.Route}. */
package io.quartier.web.route;
