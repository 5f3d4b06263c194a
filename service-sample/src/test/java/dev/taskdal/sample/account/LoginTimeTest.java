package dev.taskdal.sample.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.user.NewUser;
import dev.taskdal.dal.user.PasswordHash;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What tells an account from none is how long it takes, if a hash is worked out for one of them only. So they are counted. */
@PostgresTest
class LoginTimeTest {

    private final List<String> compared = new ArrayList<>();

    private final PasswordEncoder counting = new PasswordEncoder() {
        @Override
        public String encode(CharSequence password) {
            return "hash of something else";
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            compared.add(hash);
            return false;
        }
    };

    @Test
    void login_ofNobody_worksOutAHashAsThatOfSomebodyDoes(DataSource dataSource) {
        Migrator.of(dataSource).upgrade();
        Dal dal = Dal.open(dataSource);
        dal.users().create(new NewUser("ada@example.com", "Ada", new PasswordHash("hash of Ada")));
        PasswordLogin logins = new PasswordLogin(dal, counting);

        for (String email : List.of("ada@example.com", "nobody@example.com", "nul\0@example.com")) {
            assertThatExceptionOfType(BadCredentialsException.class)
                    .isThrownBy(() -> logins.authenticate(
                            UsernamePasswordAuthenticationToken.unauthenticated(email, "wrong horse")));
        }
        assertThat(compared).containsExactly("hash of Ada", "hash of something else", "hash of something else");
    }
}
