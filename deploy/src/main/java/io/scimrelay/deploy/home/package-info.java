/** The data folder: secrets, what runs, and what others may read of it. */
@NullMarked
package io.scimrelay.deploy.home;

import org.jspecify.annotations.NullMarked;
