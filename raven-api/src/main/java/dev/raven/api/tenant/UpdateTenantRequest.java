package dev.raven.api.tenant;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /tenant}: what is absent stays as it is; {@code settings} are merged. */
public record UpdateTenantRequest(@Nullable String name, @Nullable @Valid TenantSettingsPatch settings) {}
