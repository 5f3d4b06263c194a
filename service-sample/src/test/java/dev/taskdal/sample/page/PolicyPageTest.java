package dev.taskdal.sample.page;

import static dev.taskdal.sample.page.Window.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The Content-Security-Policy is at work, and a breach of it would fail the other tests. */
@PageTest
class PolicyPageTest {

    @Test
    void policy_forbidsInlineScriptsInlineStylesOtherHostsAndMarkupFromText(Window window) {
        window.expectError("violates the following Content Security Policy");
        window.expectError("TrustedHTML");
        window.open("/");
        window.find("h1");
        window.requireNoErrors();
        window.driver().executeScript("""
                const script = document.createElement('script');
                script.append('document.title = "broken"');
                try { document.head.append(script); } catch (e) { console.error(e.message); }
                document.body.setAttribute('style', 'color: red');
                fetch('https://example.org/').catch(() => {});
                try { document.body.innerHTML = '<p>broken'; } catch (e) { console.error(e.message); }
                """);
        StringBuilder seen = new StringBuilder();
        eventually(() -> {
            window.errors().forEach(seen::append);
            assertThat(seen).contains("TrustedScript", "style-src", "connect-src", "TrustedHTML");
        });
        assertThat(window.driver().getTitle()).isEqualTo("Log in · taskdal");
    }
}
