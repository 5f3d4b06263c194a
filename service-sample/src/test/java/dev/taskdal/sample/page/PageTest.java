package dev.taskdal.sample.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the page in a real browser. Its methods may have parameters of these types: {@link Window}, one for each
 * browser that is wanted; {@link Account}, a user of this test alone; {@link dev.taskdal.dal.Dal}, on the database of the
 * service. A test fails if the browser reported an error that the test didn't say it expects.
 *
 * <p>Without Chromium the tests are skipped, and say so. See {@link Chromium}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PageExtension.class)
@interface PageTest {}
