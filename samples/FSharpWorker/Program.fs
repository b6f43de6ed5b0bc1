printfn "Counting barrels."
