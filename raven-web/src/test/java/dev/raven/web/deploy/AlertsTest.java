package dev.raven.web.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three hours of a deployment, minute by minute, as Prometheus would see them: each alert comes with its fault, and alone. */
class AlertsTest {
    private static final String RULES = "deploy/prometheus/alerts.yml";

    /**
     * Two nodes that are well, while tenants' own keys are refused and somebody now and then sends a key that is none. Values
     * are as promtool writes them: {@code 0+60x240} begins with 0 and adds 60 a minute, {@code _} is nothing.
     */
    private static final String WELL = """
            raven_build_info{instance="a"} | 1x240
            raven_build_info{instance="b"} | 1x240
            raven_http_requests_seconds_count{status="2xx"} | 0+600x240
            raven_http_requests_seconds_count{status="5xx"} | 0+1x240
            raven_http_requests_in_progress{instance="a"} | 5x240
            raven_http_requests_limit{instance="a"} | 200x240
            raven_redis_trips_seconds_count{instance="a",outcome="answered"} | 0+900x240
            raven_redis_trips_seconds_count{instance="a",outcome="timed_out"} | 2x240
            raven_redis_trips_seconds_count{instance="a",outcome="refused"} | 2x240
            raven_redis_trips_seconds_count{instance="a",outcome="short_of_replicas"} | 2x240
            raven_consolidation_queue_tasks{instance="a"} | 3x240
            raven_consolidation_queue_oldest_seconds{instance="a"} | 60x240
            raven_key_service_calls_seconds_count{provider="aws",key="operator",outcome="success"} | 0+9x240
            raven_key_service_calls_seconds_count{provider="aws",key="operator",outcome="proven"} | 0+1x240
            raven_key_service_calls_seconds_count{provider="aws",key="operator",outcome="away"} | 2x240
            raven_key_service_calls_seconds_count{provider="aws",key="operator",outcome="refused"} | 2x240
            raven_key_service_calls_seconds_count{provider="aws",key="operator",outcome="wrong"} | 2x240
            raven_key_service_calls_seconds_count{provider="azure",key="tenant",outcome="away"} | 0+1x240
            raven_key_service_calls_seconds_count{provider="aws",key="tenant",outcome="refused"} | 0+1x240
            raven_audit_copy_up{instance="a",copy="file"} | 1x240
            raven_audit_rolled_back_logs{instance="a"} | 0x240
            raven_audit_waiting_oldest_seconds{instance="a"} | 0x240
            raven_rate_limit_refusals_total{limit="authentication"} | 0+6x240
            raven_jobs_waiting_oldest_seconds{instance="a"} | 60x240
            raven_job_ends_total{kind="memory.reembed",outcome="succeeded"} | 0+1x240
            raven_job_ends_total{kind="memory.reembed",outcome="failed"} | _x240
            raven_backup_last_success_timestamp_seconds{instance="a"} | 7200x240
            raven_drill_last_success_timestamp_seconds{instance="a"} | 7200x240
            raven_tls_certificate_end_timestamp_seconds{instance="a"} | 1300000x240
            """;

    /** Something happens just before the end. */
    private static final String ONCE = "2x177 3x62";

    @TempDir
    private Path folder;

    private static Map<String, String> series() {
        return WELL.lines()
                .map(line -> line.split(" \\| "))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> parts[1], (one, other) -> one, LinkedHashMap::new));
    }

    private void fires(Map<String, String> series, String... alerts) throws IOException, InterruptedException {
        Tool promtool = Tool.named("promtool");
        String given = series.entrySet().stream()
                .map(one -> "      - {series: '%s', values: '%s'}%n".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining());
        String expected = Arrays.stream(alerts)
                .map("{labels: '{alertname=\"%s\"}', value: 1}"::formatted)
                .collect(Collectors.joining(", ", "[", "]"));
        Path test = Files.writeString(
                folder.resolve("test.yml"), """
                rule_files: ['%s']
                tests:
                  - interval: 1m
                    input_series:
                %s    promql_expr_test:
                      - expr: count by (alertname) (ALERTS{alertstate="firing"})
                        eval_time: 3h
                        exp_samples: %s
                """.formatted(ProjectFiles.PROJECT.resolve(RULES), given, expected));
        promtool.accepts("test", "rules", test.toString());
    }

    @Test
    void prometheusTakesThem() throws IOException, InterruptedException {
        Tool.named("promtool")
                .accepts("check", "rules", ProjectFiles.PROJECT.resolve(RULES).toString());
    }

    @Test
    void nobodyIsWokenWhileAllIsWell() throws IOException, InterruptedException {
        fires(series());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "RavenGone | raven_build_info | _x240",
                "RavenNodeGone | raven_build_info{instance=\"b\"} | 1x150 _x90",
                "RavenRequestsFail | raven_http_requests_seconds_count{status=\"5xx\"} | 0+20x240",
                "RavenFull | raven_http_requests_in_progress | 190x240",
                "RavenRedisFails | raven_redis_trips_seconds_count{instance=\"a\",outcome=\"timed_out\"} | 0+1x240",
                "RavenRedisRefuses | raven_redis_trips_seconds_count{instance=\"a\",outcome=\"refused | 0+1x240",
                "RavenRedisNotSeen | raven_consolidation_queue_tasks | _x240",
                "RavenReplicasMissing | raven_redis_trips_seconds_count{instance=\"a\",outcome=\"short | 0+1x240",
                "RavenKeyServiceAway | raven_key_service_calls_seconds_count{provider=\"aws\",key=\"operator\",outcome=\"away | 0+1x240",
                "RavenKeyServiceRefuses | raven_key_service_calls_seconds_count{provider=\"aws\",key=\"operator\",outcome=\"refused | 0+1x240",
                "RavenKeyServiceRefuses | raven_key_service_calls_seconds_count{provider=\"aws\",key=\"operator\",outcome=\"wrong | 0+1x240",
                "RavenAuditCopyFails | raven_audit_copy_up | 0x240",
                "RavenAuditRolledBack | raven_audit_rolled_back_logs | 1x240",
                "RavenAuditWaits | raven_audit_waiting_oldest_seconds | 5x240",
                "RavenKeysAreTried | raven_rate_limit_refusals_total | 0+120x240",
                "RavenConsolidationLags | raven_consolidation_queue_oldest_seconds | 1000x240",
                "RavenJobsWait | raven_jobs_waiting_oldest_seconds | 1000x240",
                "RavenJobFailed | raven_job_ends_total{kind=\"memory.reembed\",outcome=\"failed | _x170 1x70",
                "RavenBackupOld | raven_backup_last_success_timestamp_seconds | -129600x240",
                "RavenBackupOld | raven_backup_last_success_timestamp_seconds | _x240",
                "RavenBackupsGone | raven_backup_last_success_timestamp_seconds | 7200x150 _x90",
                "RavenDrillOld | raven_drill_last_success_timestamp_seconds | -907200x240",
                "RavenDrillOld | raven_drill_last_success_timestamp_seconds | _x240",
                "RavenCertificateEnds | raven_tls_certificate_end_timestamp_seconds | 1200000x240"
            })
    void eachFaultIsToldByItsAlertAlone(String alert, String fault, String values)
            throws IOException, InterruptedException {
        Map<String, String> series = series();
        series.replaceAll((name, well) -> name.startsWith(fault) ? values : well);
        assertThat(series).as("some series has the fault").isNotEqualTo(series());
        fires(series, alert);
    }

    @ParameterizedTest
    @ValueSource(strings = {"timed_out", "refused", "short_of_replicas", "away", "wrong"})
    void nobodyIsWokenForWhatHappensOnce(String outcome) throws IOException, InterruptedException {
        Map<String, String> series = series();
        series.replaceAll(
                (name, well) -> name.contains("\"" + outcome + "\"") && !name.contains("tenant") ? ONCE : well);
        assertThat(series).containsValue(ONCE);
        fires(series);
    }

    @Test
    void everyAlertHasAFaultHere() throws NoSuchMethodException {
        Method faults = getClass()
                .getDeclaredMethod("eachFaultIsToldByItsAlertAlone", String.class, String.class, String.class);
        List<String> told = Stream.of(faults.getAnnotation(CsvSource.class).value())
                .map(row -> row.substring(0, row.indexOf(' ')))
                .toList();
        assertThat(ProjectFiles.found("(?m)^ *- alert: (\\w+)$", ProjectFiles.read(RULES)))
                .hasSizeGreaterThan(10)
                .isSubsetOf(told);
    }
}
