package io.quartier.kernel.notification.template;

import io.quartier.contract.rest.Versioned;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an organization said about how it shows itself. */
@Schema(name = "StoredNotificationBranding")
public record BrandView(UUID id, BrandSettings branding, long version) implements Versioned {}
