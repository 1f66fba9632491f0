/** What errors say to people, in their language. Start at {@link io.quartier.kernel.text.Texts}. */
package io.quartier.kernel.text;
