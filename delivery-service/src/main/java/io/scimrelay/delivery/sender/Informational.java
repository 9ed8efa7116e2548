package io.scimrelay.delivery.sender;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Passes over answers that only announce another (RFC 9110 15.2), however many there are: the
 * client takes any but 100 and 103 for the answer itself. 101 is one, since nobody asked for it.
 */
final class Informational extends ChannelInboundHandlerAdapter {
  private static final int SWITCHING = 101;

  private boolean passing;

  static void passOver(HttpConnection connection) {
    if (connection instanceof ConnectionBase base) {
      ChannelHandlerContext last = base.channelHandlerContext();
      last.pipeline().addBefore(last.name(), "informational", new Informational());
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpResponse response) {
      passing =
          response.status().codeClass() == HttpStatusClass.INFORMATIONAL
              && response.status().code() != SWITCHING
              && response.decoderResult().isSuccess();
    }
    if (!passing) {
      context.fireChannelRead(message);
      return;
    }
    passing = !(message instanceof LastHttpContent);
    ReferenceCountUtil.release(message);
  }
}
