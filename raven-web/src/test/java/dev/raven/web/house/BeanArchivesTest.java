package dev.raven.web.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A class that has {@code jakarta.inject.Singleton} alone is a bean on every server, and nothing without a scope is. */
class BeanArchivesTest {

    @Test
    void everyModuleSaysWhatItsBeansAre() throws IOException {
        List<URL> archives = Collections.list(getClass().getClassLoader().getResources("META-INF/beans.xml")).stream()
                .filter(archive -> archive.toString().contains("raven-"))
                .toList();
        List<String> texts = new ArrayList<>();
        for (URL archive : archives) {
            texts.add(new String(archive.openStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        texts.add(Files.readString(Path.of("src/main/webapp/WEB-INF/beans.xml")));
        assertThat(texts)
                .hasSize(5)
                .allMatch(text -> text.contains("bean-discovery-mode=\"all\"") && text.contains("<trim/>"));
    }
}
