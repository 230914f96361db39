using System.Buffers;
using Microsoft.AspNetCore.Connections;

namespace Storefront.Supplier;

/// <summary>
/// What a client goes through once per connection: the SOCKS 5 negotiation (RFC 1928, no authentication, CONNECT) with the
/// gateway's admission time in it. The HTTP requests follow on the same connection.
/// </summary>
internal sealed class GatewayHandshake(ServiceTimes times, SupplierCounters counters)
{
    private const int AddressTypeName = 3;
    private const int AddressTypeV6 = 4;

    private static readonly byte[] NoAuthentication = [5, 0];
    private static readonly byte[] Connected = [5, 0, 0, 1, 0, 0, 0, 0, 0, 0];

    public async Task AdmitAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        counters.ConnectionOpened();
        await ReadAsync(connection, GreetingLength);
        await connection.Transport.Output.WriteAsync(NoAuthentication, connection.ConnectionClosed);
        await ReadAsync(connection, CommandLength);
        await times.ConnectAsync(connection.ConnectionClosed);
        await connection.Transport.Output.WriteAsync(Connected, connection.ConnectionClosed);
        await next(connection);
    }

    private static async Task ReadAsync(ConnectionContext connection, Func<ReadOnlySequence<byte>, int> lengthOf)
    {
        while (true)
        {
            var read = await connection.Transport.Input.ReadAsync(connection.ConnectionClosed);
            var length = lengthOf(read.Buffer);
            if (length > 0 && read.Buffer.Length >= length)
            {
                connection.Transport.Input.AdvanceTo(read.Buffer.GetPosition(length));
                return;
            }
            if (read.IsCompleted) throw new ConnectionAbortedException("The client left during the gateway's handshake.");
            connection.Transport.Input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static int GreetingLength(ReadOnlySequence<byte> buffer) => buffer.Length < 2 ? 0 : 2 + At(buffer, 1);

    private static int CommandLength(ReadOnlySequence<byte> buffer)
    {
        if (buffer.Length < 5) return 0;
        return At(buffer, 3) switch
        {
            AddressTypeName => 7 + At(buffer, 4),
            AddressTypeV6 => 22,
            _ => 10,
        };
    }

    private static byte At(ReadOnlySequence<byte> buffer, int index) => buffer.Slice(index, 1).FirstSpan[0];
}
