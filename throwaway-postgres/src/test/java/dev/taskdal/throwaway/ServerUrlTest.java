package dev.taskdal.throwaway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerUrlTest {
    @Test
    void uri_withEverything_isTakenApart() {
        var access = ServerUrl.parse("postgresql://m%40e:p+w%2F@x:y@db:5433/app?sslmode=require");
        assertThat(access.user()).isEqualTo("m@e");
        assertThat(access.password()).isEqualTo("p+w/@x:y");
        assertThat(access.place()).isEqualTo("db:5433/app");
        assertThat(access.jdbcUrl("other")).isEqualTo("jdbc:postgresql://db:5433/other?sslmode=require");
    }

    @Test
    void uri_withoutUser_isTheOperatingSystemsUser() {
        var access = ServerUrl.parse("postgres://db");
        assertThat(access.user()).isEqualTo(System.getProperty("user.name"));
        assertThat(access.password()).isEmpty();
        assertThat(access.place()).isEqualTo("db/postgres");
    }

    @Test
    void jdbcUrl_withCredentials_losesThem() {
        var access = ServerUrl.parse("jdbc:postgresql://db/app?user=me&password=sesame&sslmode=require");
        assertThat(access.user()).isEqualTo("me");
        assertThat(access.password()).isEqualTo("sesame");
        assertThat(access.jdbcUrl("app")).isEqualTo("jdbc:postgresql://db/app?sslmode=require");
        assertThat(access.toString()).doesNotContain("sesame");
    }
}
