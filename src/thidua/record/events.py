"""What can happen to the record."""

from thidua.core.events import register_event

# Intake: one event for each step of an import, with its counts.
register_event("import.tried", "Đọc thử danh sách", "List tried")
register_event("import.answered", "Trả lời chỗ chưa rõ của danh sách", "Questions of a list answered")
register_event("import.columns_learned", "Ghi nhớ ý nghĩa các cột của danh sách", "Meaning of columns remembered")
register_event("import.applying", "Bắt đầu ghi danh sách", "Import started")
register_event("import.applied", "Ghi danh sách vào hồ sơ", "List imported")
register_event("import.undone", "Hoàn tác danh sách đã ghi", "Import undone")

# History: facts entered, corrected and withdrawn by hand; lists attested as complete.
register_event("fact.added", "Thêm dữ kiện vào hồ sơ", "Fact added")
register_event("fact.corrected", "Sửa dữ kiện trong hồ sơ", "Fact corrected")
register_event("fact.withdrawn", "Rút dữ kiện khỏi hồ sơ", "Fact withdrawn")
register_event("initiative.authors_set", "Ghi tác giả sáng kiến và phần đóng góp", "Authors of an initiative set")
register_event("list.attested", "Xác nhận danh sách đã đủ", "List attested as complete")
register_event("list.attestation_withdrawn", "Rút xác nhận danh sách đã đủ", "Attestation withdrawn")

# Identity: who is who.
register_event("people.scanned", "Tìm hồ sơ trùng người", "Records searched for doubles")
register_event("people.merged", "Gộp hai hồ sơ của một người", "Two records of one person merged")
register_event("people.split", "Tách hồ sơ của hai người", "Record of two people split")
register_event("people.merge_undone", "Hoàn tác việc gộp hoặc tách hồ sơ", "Merge or split undone")
register_event("pair.different", "Xác nhận là hai người", "Said to be two people")
register_event("pair.reopened", "Mở lại cặp hồ sơ để xem", "Pair of records opened again")
register_event("people.changed_together", "Sửa hàng loạt thông tin cá nhân", "Field of many people changed")
register_event("people.change_undone", "Hoàn tác việc sửa hàng loạt", "Change of many people undone")
register_event("award.declared", "Tự khai khen thưởng", "Award declared by the person")
register_event("award.declaration_confirmed", "Xác nhận khen thưởng tự khai", "Declared award confirmed")
register_event("award.declaration_declined", "Không xác nhận khen thưởng tự khai", "Declared award not confirmed")
register_event("award.declaration_taken_back", "Rút khen thưởng tự khai", "Declared award taken back")
register_event("person.exported", "Xuất mọi dữ liệu về một người", "Everything held on a person exported")
