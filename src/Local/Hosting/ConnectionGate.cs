using Microsoft.AspNetCore.Connections;
using Optimizer.Api.Limits;

namespace Optimizer.Local.Hosting;

/// <summary>
/// Lets every new connection in. Of those on which nobody has shown a valid key there are at most so many: the oldest makes room. So whoever
/// opens thousands and sends nothing shuts out only themselves.
/// </summary>
/// <param name="mostUnknown">Connections without a valid key so far, ≥ 1.</param>
/// <param name="mostTrusted">Connections that cannot be made to make room, ≥ 0; further ones stay among the unknown.</param>
internal sealed class ConnectionGate(int mostUnknown, int mostTrusted)
{
    private readonly LinkedList<ConnectionContext> unknown = [];
    private readonly Lock turn = new();
    private readonly int mostTrusted = mostTrusted;
    private int trusted;

    public async Task RunAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var place = new Place(this, connection);
        connection.Features.Set<IConnectionTrust>(place);
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            place.Leave();
        }
    }

    private LinkedListNode<ConnectionContext> Enter(ConnectionContext connection)
    {
        LinkedListNode<ConnectionContext> node;
        ConnectionContext? oldest = null;
        lock (turn)
        {
            if (unknown.Count >= mostUnknown)
            {
                oldest = unknown.First!.Value;
                unknown.RemoveFirst();
            }
            node = unknown.AddLast(connection);
        }
        oldest?.Abort(new ConnectionAbortedException("It showed no valid key and made room for a newer connection."));
        return node;
    }

    /// <summary>One connection's place at the gate.</summary>
    private sealed class Place : IConnectionTrust
    {
        private readonly ConnectionGate gate;
        private readonly LinkedListNode<ConnectionContext> node;
        private bool isTrusted;

        public Place(ConnectionGate gate, ConnectionContext connection) => (this.gate, node) = (gate, gate.Enter(connection));

        public void Trust()
        {
            if (isTrusted) return;
            lock (gate.turn)
            {
                if (node.List is null || gate.trusted >= gate.mostTrusted) return;
                gate.unknown.Remove(node);
                gate.trusted++;
                isTrusted = true;
            }
        }

        public void Leave()
        {
            lock (gate.turn)
            {
                if (isTrusted) gate.trusted--;
                else if (node.List is not null) gate.unknown.Remove(node);
            }
        }
    }
}
