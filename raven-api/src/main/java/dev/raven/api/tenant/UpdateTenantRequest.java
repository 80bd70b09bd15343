package dev.raven.api.tenant;

import dev.raven.api.text.CodePoints;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /tenant}: what is absent stays as it is; {@code settings} are merged. */
public record UpdateTenantRequest(
        @Nullable @CodePoints(min = 1, max = 256) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        String name,

        @Nullable @Valid TenantSettingsPatch settings) {}
