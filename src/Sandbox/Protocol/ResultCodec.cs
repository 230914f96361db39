using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Protocol;

/// <summary>Results as bytes.</summary>
internal static class ResultCodec
{
    public static void Write(BinaryWriter writer, CaseResult result)
    {
        writer.Write(result.Case);
        writer.Write(result.Side);
        writer.WriteJson(result.Response);
        writer.WriteOptional(result.Exception);
        writer.WriteOptional(result.ExceptionMessage);
        writer.WriteJson(result.RequestAfter);
        writer.WriteList(result.Calls, static (w, call) => w.Write(call));
        writer.Write(result.UnservedCalls);
        writer.Write(result.OthersCookies);
        writer.Write(result.DurationMs);
        writer.Write(result.Connections);
        writer.Write(result.AllocatedBytes);
        writer.WriteList(result.Branches, static (w, branch) => w.Write(branch));
    }

    public static CaseResult Read(BinaryReader reader) => new()
    {
        Case = reader.ReadInt32(),
        Side = reader.ReadString(),
        Response = reader.ReadJson(),
        Exception = reader.ReadOptional(),
        ExceptionMessage = reader.ReadOptional(),
        RequestAfter = reader.ReadJson(),
        Calls = reader.ReadList(static r => r.ReadString()),
        UnservedCalls = reader.ReadInt32(),
        OthersCookies = reader.ReadInt32(),
        DurationMs = reader.ReadDouble(),
        Connections = reader.ReadInt32(),
        AllocatedBytes = reader.ReadInt64(),
        Branches = reader.ReadList(static r => r.ReadInt32()),
    };
}
