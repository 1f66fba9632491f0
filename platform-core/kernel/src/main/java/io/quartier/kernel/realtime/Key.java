package io.quartier.kernel.realtime;

import java.util.UUID;

/** One channel of one organization. */
record Key(UUID organization, String channel) {}
