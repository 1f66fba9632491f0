/** Everything thrown becomes an answer here. Start at {@link io.quartier.web.error.ErrorAnswers}. */
package io.quartier.web.error;
