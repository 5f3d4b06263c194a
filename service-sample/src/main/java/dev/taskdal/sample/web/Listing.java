package dev.taskdal.sample.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page as the API shows it.
 *
 * @param next where the page after this one is, to be fetched as it is; null at the end
 * @param prev where the page before this one is; null at the start
 */
public record Listing<T>(
        List<T> items, @Nullable String next, @Nullable String prev) {}
