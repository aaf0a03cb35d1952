/** Lists in bounded pages. Stateless; used by every feature that lists something. */
package io.tradegrid.gateway.page;
