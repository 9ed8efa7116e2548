/** Wake-ups inside the process and between processes; nothing depends on their arrival. */
@NullMarked
package io.scimrelay.delivery.hint;

import org.jspecify.annotations.NullMarked;
