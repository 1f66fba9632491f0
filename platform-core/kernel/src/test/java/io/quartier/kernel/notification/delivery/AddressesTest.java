package io.quartier.kernel.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressesTest {

    @Test
    void numbersHaveTheFormOfE164() {
        assertThat(Addresses.isE164("+421905123456")).isTrue();
        assertThat(Addresses.isE164("0905123456")).isFalse();
        assertThat(Addresses.isE164("+0905123456")).isFalse();
        assertThat(Addresses.isE164("+421 905 123456")).isFalse();
        assertThat(Addresses.isE164("+4219051234567890")).isFalse();
    }

    @Test
    void masksWhatNobodyElseNeedsToKnow() {
        assertThat(Addresses.masked("eva@donau.example")).isEqualTo("e***@donau.example");
        assertThat(Addresses.masked("+421905123456")).isEqualTo("+421***56");
        assertThat(Addresses.masked(null)).isNull();
    }
}
