using Optimizer.Core.Proof;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Sandbox.Protocol;

/// <summary>A case as bytes.</summary>
internal static class CaseCodec
{
    public static void Write(BinaryWriter writer, SandboxCase value)
    {
        writer.Write(value.Id);
        writer.WriteJson(value.Request);
        writer.WriteList(value.Dependencies, WriteCall);
        writer.Write(value.Generated);
        writer.Write(value.At?.UtcTicks ?? 0);
        writer.Write((byte)value.Variant);
    }

    public static SandboxCase Read(BinaryReader reader)
    {
        var value = new SandboxCase(
            reader.ReadInt32(), reader.ReadJson() ?? default, reader.ReadList(ReadCall), reader.ReadBoolean());
        var ticks = reader.ReadInt64();
        value = value with { Variant = (CaseVariant)reader.ReadByte() };
        return ticks == 0 ? value : value with { At = new DateTimeOffset(ticks, TimeSpan.Zero) };
    }

    private static void WriteCall(BinaryWriter writer, DependencyCall call)
    {
        writer.Write(call.Target);
        writer.Write(call.OffsetMs);
        writer.Write(call.DurationMs);
        writer.Write(call.Outcome);
        writer.WriteOptional(call.Error);
        writer.Write(call.Connected);
        writer.Write(call.ConnectMs);
        writer.WriteJson(call.Request);
        writer.WriteJson(call.Response);
    }

    private static DependencyCall ReadCall(BinaryReader reader) => new()
    {
        Target = reader.ReadString(),
        OffsetMs = reader.ReadDouble(),
        DurationMs = reader.ReadDouble(),
        Outcome = reader.ReadString(),
        Error = reader.ReadOptional(),
        Connected = reader.ReadBoolean(),
        ConnectMs = reader.ReadDouble(),
        Request = reader.ReadJson(),
        Response = reader.ReadJson(),
    };
}
