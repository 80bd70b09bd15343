package dev.raven.web.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** Fields of views that are left out where they say nothing. */
interface OmittedFields {

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> contentFlags();
}
