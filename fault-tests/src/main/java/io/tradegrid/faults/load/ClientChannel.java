package io.tradegrid.faults.load;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Answer;
import io.tradegrid.model.RejectedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The Java client, connected anew when it has to be. */
final class ClientChannel implements Channel {

  private final String[] addresses;
  private final String name;
  private TradeGridClient client;

  ClientChannel(String name, String... addresses) {
    this.name = name;
    this.addresses = addresses.clone();
  }

  @Override
  public boolean takes(OrderRequest request) {
    return true;
  }

  @Override
  public List<Told> send(List<Asked> requests) {
    long sentAtNs = System.nanoTime();
    try {
      if (client == null) {
        client = TradeGridClient.connect(addresses);
      }
      return told(sentAtNs, client.submit(requests.stream().map(Asked::request).toList()), "");
    } catch (RejectedException e) {
      return told(
          sentAtNs,
          Collections.nCopies(requests.size(), Answer.refused(e.reason())),
          e.getMessage());
    } catch (RuntimeException e) {
      // Whatever it was, nobody knows what the grid did; that is an answer of its own.
      drop();
      return told(sentAtNs, Collections.nCopies(requests.size(), null), e.toString());
    }
  }

  private List<Told> told(long sentAtNs, List<Answer> answers, String note) {
    long nowNs = System.nanoTime();
    List<Told> told = new ArrayList<>();
    for (Answer answer : answers) {
      told.add(new Told(name, sentAtNs, nowNs, answer, Told.Detail.WHOLE, note));
    }
    return told;
  }

  private void drop() {
    if (client != null) {
      client.close();
      client = null;
    }
  }

  @Override
  public void close() {
    drop();
  }
}
