/** Records and pages as answers: envelope and CSV. */
package io.quartier.web.answer;
